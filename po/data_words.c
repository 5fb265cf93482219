/* Names in the data that the text formats translate as they stand there; for xgettext alone, nothing compiles it. */

/* Parts of an act. */
msgid("title") msgid("visas") msgid("visa") msgid("recitals") msgid("recital") msgid("article") msgid("vote")
msgid("attendance") msgid("annex") msgid("report") msgid("document") msgid("deliberation")

/* Kinds of visas and citations. */
msgid("code") msgid("law") msgid("decree") msgid("ordinance") msgid("order") msgid("committee_opinion")
msgid("rules_of_procedure") msgid("letter") msgid("other")

/* Relations between acts. */
msgid("cites") msgid("amends") msgid("completes") msgid("repeals") msgid("replaces") msgid("applies")

/* Where a theme comes from; how a row of a comparison stands. */
msgid("printed") msgid("given") msgid("equal") msgid("changed") msgid("removed") msgid("added")

/* Fields that a finding or a doubt names. */
msgid("number") msgid("institution") msgid("assembly") msgid("session_date") msgid("president") msgid("articles")
msgid("votes") msgid("relations") msgid("grants") msgid("signed_date")

/* What lines of a plan begin with. */
msgid("nothing") msgid("everything") msgid("term") msgid("prefix") msgid("values") msgid("any") msgid("all")
msgid("without") msgid("phrase") msgid("near") msgid("days") msgid("amounts")
