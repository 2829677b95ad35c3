CREATE TABLE "ticks" (
	"learner_id" bigint NOT NULL,
	"key" text NOT NULL,
	"item" text NOT NULL,
	"ticked_at" timestamp with time zone NOT NULL,
	"evidence" text,
	"file_name" text,
	"file_url" text,
	CONSTRAINT "ticks_learner_id_key_pk" PRIMARY KEY("learner_id","key"),
	CONSTRAINT "ticks_evidence_length" CHECK (char_length("ticks"."evidence") between 1 and 1000),
	CONSTRAINT "ticks_file_complete" CHECK (("ticks"."file_name" is null) = ("ticks"."file_url" is null))
);
--> statement-breakpoint
ALTER TABLE "ticks" ADD CONSTRAINT "ticks_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;