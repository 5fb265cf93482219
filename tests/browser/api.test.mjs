// The API against its own description, and the examples that people copy.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { promisify } from "node:util";
import Ajv from "ajv/dist/2020.js";
import { start_site } from "./site.mjs";

let site;
let description;
before(async () => {
  site = await start_site();
  description = await (await fetch(site.root + "/openapi.json")).json();
});
after(() => site?.stop());

// The schemas of the description, closed: a field that no schema names is found out.
const closed = (schema) => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  if (copy.properties && !("additionalProperties" in copy)) copy.additionalProperties = false;
  return copy;
};
const validator = () => {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ $id: "openapi.json", components: { schemas: closed(description.components.schemas) } });
  return (name, value, where) => {
    const validate = ajv.getSchema("openapi.json#/components/schemas/" + name);
    assert.ok(validate(value), where + ": " + JSON.stringify(validate.errors?.slice(0, 5)));
  };
};

// Requests for every operation, beside those of each parameter by itself.
const id = "val-d-ornaye-cd-2018-83-2018-03-26";
const queries = {
  search: ["q=salariat%20m%C3%A9decins", "q=(%20((&facets=year,member,named,commission,theme,territory,assembly,part,outcome",
    "q=xylophone", "q=salaria", "per_page=100", "per_page=0&facets=none"],
  passages: ["page=2", "page=1000"],
  citations: ["direction=in&depth=3", "direction=out&depth=10", ""],
  resolve: ["ref=2018-83", "ref=d%C3%A9lib%C3%A9ration%20n%C2%B02023-122", "ref=loi%20n%C2%B0%2084-53"],
  diff: ["with=val-d-ornaye-cd-2020-302-2020-09-28", "with=" + id, "with=nothing"],
  suggest: ["q=salar", "q=2018", "q=ter&limit=50"],
};
const values = { date_from: "2018-03", date_to: "2020", year: "2020", member: "TERLINGUE", named: "TERLINGUE", commission: "2",
  theme: "8", territory: "Montornais", assembly: "Conseil%20d%C3%A9partemental", part: "annex", outcome: "Adopt%C3%A9",
  institution: "Val-d%27Ornaye", form: "bundle", vote: "unanimous",
  since: "12-9f86d081884c7d65", until: "14-2c26b46b68ffc68f",
  q: "salariat", ref: "2018-83", cites: "2018-83", dossier: id, coll_nom: "Val", with: id, coll_siret: "22620001200012", pref_id: "PREF062" };
const value_of = (parameter) => {
  if (parameter.name in values) return values[parameter.name];
  const schema = parameter.schema.items ?? parameter.schema;
  return schema.enum?.[0] ?? schema.default ?? schema.minimum;
};

it("answers every operation as it says", async () => {
  const check = validator();
  const ids = (await (await fetch(site.root + "/api/v1/search?per_page=100&facets=none")).json()).hits.map((hit) => hit.id);
  assert.ok(ids.length > 50);
  let answered = 0;
  for (const [pattern, { get: operation }] of Object.entries(description.paths)) {
    if (!operation) continue;  // tests/assistants asks /mcp
    const path = pattern.replace("{id}", id);
    const required = (operation.parameters ?? []).filter((each) => each.in === "query" && each.required)
      .map((each) => each.name + "=" + value_of(each)).join("&");
    const asked = new Set([required, ...queries[operation.operationId] ?? []]);
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in !== "query") continue;
      assert.notEqual(value_of(parameter), undefined, parameter.name);
      const alone = parameter.name + "=" + value_of(parameter);
      asked.add(parameter.required || !required ? alone : required + "&" + alone);
    }
    const paths = ["act", "passages"].includes(operation.operationId) ? ids.map((each) => pattern.replace("{id}", encodeURIComponent(each))) : [path];
    for (const target of paths.flatMap((each) => [...asked].map((query) => query ? each + "?" + query : each))) {
      const answer = await fetch(site.root + target);
      const said = operation.responses[answer.status];
      assert.ok(said, target + " answers " + answer.status);
      // The states of the example are those of another index.
      const is_gone = [400, 410].includes(answer.status) && /[?&](since|until)=/.test(target);
      assert.ok(answer.status === 200 || answer.status === 404 || is_gone, target + " answers " + answer.status);
      const media_type = answer.headers.get("content-type").split(";")[0];
      const content = said.content[media_type];
      assert.ok(content, target + " answers " + media_type);
      const body = await answer.text();
      const name = /#\/components\/schemas\/(\w+)$/.exec(content.schema.$ref ?? "")?.[1];
      if (name && !/[?&]fields=/.test(target)) check(name, JSON.parse(body), target);
      if (media_type === "application/jsonl") {
        if (answer.status === 200 && path.includes("export") && !/[?&]fields=/.test(target))
          for (const line of body.trim().split("\n").slice(0, 5)) check("Act", JSON.parse(line), target);
      }
      ++answered;
    }
    // And refuses as it says.
    const refused = await fetch(site.root + path + "?nonsense=1");
    assert.equal(refused.status, 400, path);
    assert.ok(operation.responses[400].content["application/problem+json"]);
    const problem = await refused.json();
    check("Problem", problem, path);
    assert.deepEqual(problem.errors[0].allowed,
      (operation.parameters ?? []).filter((each) => each.in === "query").map((each) => each.name), path);
  }
  assert.ok(answered > 120, String(answered));
});

const run = promisify(execFile);
const run_examples = async (commands) => {
  const folder = await mkdtemp(join(tmpdir(), "recueil-examples-"));
  try {
    for (const command of commands) {
      const is_refused = command.includes("anne=");
      const { stdout } = await run("sh", ["-c", command.replace(/^curl/, "curl --silent --show-error --write-out '\\n%{http_code}'")],
        { cwd: folder });
      assert.equal(stdout.split("\n").pop(), is_refused ? "400" : "200", command + "\n" + stdout.slice(0, 500));
      if (!command.includes(" -o ")) assert.ok(stdout.length > 30, command);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
};

it("runs the examples of its own page", async () => {
  const page = await (await fetch(site.root + "/api")).text();
  const text = [...page.matchAll(/<pre[^>]*><code>([^]*?)<\/code>/g)].map((match) => match[1]).join("\n")
    .replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", "\"");
  const commands = text.split("\n").filter((line) => line.startsWith("curl "));
  assert.ok(commands.length >= 9, text);
  await run_examples(commands);
});

it("runs the examples of the README", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const commands = readme.split("\n").map((line) => line.trim()).filter((line) => line.startsWith("curl "));
  assert.ok(commands.length >= 3);
  await run_examples(commands.map((command) => command.replace("http://127.0.0.1:8080", site.root)));
});

it("names the address that readers know, where it is told", async () => {
  const told = await start_site(["--public-url", "https://deliberations.example.org/"]);
  try {
    const { servers } = await (await fetch(told.root + "/openapi.json")).json();
    assert.deepEqual(servers, [{ url: "https://deliberations.example.org" }]);
    const feed = await (await fetch(told.root + "/feed.atom?q=salariat")).text();
    const links = [...feed.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    assert.ok(links.length > 3 && links.every((link) => link.startsWith("https://deliberations.example.org/")), links[0]);
    const table = await (await fetch(told.root + "/api/v1/export.scdl.csv")).text();
    assert.match(table, /https:\/\/deliberations\.example\.org\/actes\//);
  } finally {
    await told.stop();
  }
});
