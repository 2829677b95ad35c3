CREATE TABLE "paces" (
	"learner_id" bigint NOT NULL,
	"from_on" date NOT NULL,
	"kind" text NOT NULL,
	"day_key" text NOT NULL,
	"weekdays" smallint[] NOT NULL,
	CONSTRAINT "paces_learner_id_from_on_pk" PRIMARY KEY("learner_id","from_on"),
	CONSTRAINT "paces_kind" CHECK (("paces"."kind" = 'group') = (cardinality("paces"."weekdays") = 0) and "paces"."kind" in ('group', 'own'))
);
--> statement-breakpoint
ALTER TABLE "paces" ADD CONSTRAINT "paces_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;