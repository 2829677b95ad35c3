CREATE TABLE "owed" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "owed_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"priority" smallint NOT NULL,
	"cohort_id" bigint,
	"learner_id" bigint,
	"user_id" text,
	"guild_id" text,
	"channel_id" text,
	"message_id" text,
	"facts" jsonb DEFAULT '{}' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'owed' NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "owed_once" UNIQUE("key"),
	CONSTRAINT "owed_state" CHECK ("owed"."state" in ('owed', 'sent', 'dropped')),
	CONSTRAINT "owed_whom" CHECK ("owed"."user_id" is not null or "owed"."guild_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "named_on_posts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "owed" ADD CONSTRAINT "owed_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owed" ADD CONSTRAINT "owed_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "owed_due" ON "owed" USING btree ("priority","due_at") WHERE state = 'owed';--> statement-breakpoint
CREATE INDEX "owed_settled" ON "owed" USING btree ("settled_at") WHERE state <> 'owed';--> statement-breakpoint
CREATE INDEX "owed_learner" ON "owed" USING btree ("learner_id") WHERE learner_id is not null;--> statement-breakpoint
CREATE INDEX "owed_cohort" ON "owed" USING btree ("cohort_id") WHERE cohort_id is not null;