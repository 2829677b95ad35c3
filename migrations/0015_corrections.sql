CREATE TABLE "corrections" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "corrections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"learner_id" bigint NOT NULL,
	"made_by" text,
	"day_key" text NOT NULL,
	"from_on" date,
	"from_late" boolean,
	"from_logged_at" timestamp with time zone,
	"to_on" date,
	"reason" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "corrections_reason_length" CHECK (char_length("corrections"."reason") between 1 and 200),
	CONSTRAINT "corrections_before" CHECK (("corrections"."from_on" is null) = ("corrections"."from_late" is null) and ("corrections"."from_on" is null) = ("corrections"."from_logged_at" is null)),
	CONSTRAINT "corrections_change" CHECK ("corrections"."from_on" is distinct from "corrections"."to_on")
);
--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "corrections_learner" ON "corrections" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "corrections_made_by" ON "corrections" USING btree ("made_by") WHERE made_by is not null;