#include <string>

#include "query/language/lexer.h"
#include "query/language/parser.h"

namespace recueil::query {

namespace {

void print_to(const Node& node, std::string& out);

void print_list(std::string_view operation, const std::vector<Node>& children, std::string& out) {
    out += '(';
    out += operation;
    for (const Node& child : children) {
        if (out.back() != '(') out += ' ';
        print_to(child, out);
    }
    out += ')';
}

void print_quoted(std::string_view text, std::string& out) {
    out += '"';
    for (const char byte : text) out += byte == '"' ? ' ' : byte;
    out += '"';
}

void print_range(const Node& node, std::string& out) {
    out += '[';
    out += node.field;
    out += ' ';
    if (node.exclusive) {
        out += node.upper.empty() ? '>' : '<';
        out += node.upper.empty() ? node.text : node.upper;
    } else {
        out += node.text;
        if (node.text != node.upper) {
            out += "..";
            out += node.upper;
        }
    }
    out += ']';
}

void print_to(const Node& node, std::string& out) {
    if (node.required) out += '+';
    switch (node.kind) {
        case Node::Kind::all:
            out += '*';
            break;
        case Node::Kind::word:
        case Node::Kind::wildcard:
            out += node.text;
            break;
        case Node::Kind::prefix:
            out += node.text;
            out += '*';
            break;
        case Node::Kind::phrase:
            print_quoted(node.text, out);
            break;
        case Node::Kind::reference:
            out += '#';
            out += node.text;
            break;
        case Node::Kind::date:
            out += '@';
            out += node.text;
            break;
        case Node::Kind::field:
            out += '[';
            out += node.field;
            out += ' ';
            for (const Node& child : node.children) print_to(child, out);
            out += ']';
            break;
        case Node::Kind::range:
            print_range(node, out);
            break;
        case Node::Kind::near:
            print_list("PROCHE/" + std::to_string(node.distance), node.children, out);
            break;
        case Node::Kind::conjunction:
            print_list("ET", node.children, out);
            break;
        case Node::Kind::disjunction:
            print_list("OU", node.children, out);
            break;
        case Node::Kind::negation:
            print_list("SAUF", node.children, out);
            break;
        case Node::Kind::sequence:
            print_list("", node.children, out);
            break;
    }
}

}  // namespace

std::string print(const Node& node) {
    std::string out;
    print_to(node, out);
    return printable(out);
}

}  // namespace recueil::query
