CREATE TABLE "cohort_pauses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cohort_pauses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cohort_id" bigint NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	CONSTRAINT "cohort_pauses_forward" CHECK ("cohort_pauses"."until_at" >= "cohort_pauses"."from_at")
);
--> statement-breakpoint
CREATE TABLE "cohorts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cohorts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"guild_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"version_id" bigint NOT NULL,
	"zone" text NOT NULL,
	"post_time" text NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"role_id" text,
	"starts_on" date NOT NULL,
	"first_day_key" text NOT NULL,
	"last_day_key" text,
	"works_ahead" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"next_post_at" timestamp with time zone,
	"next_post_on" date,
	"blocked_reason" text,
	"blocked_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "cohorts_state" CHECK ("cohorts"."state" in ('running', 'finished', 'ended')),
	CONSTRAINT "cohorts_weekdays" CHECK (cardinality("cohorts"."weekdays") between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "completions" (
	"learner_id" bigint NOT NULL,
	"day_key" text NOT NULL,
	"on_date" date NOT NULL,
	"late" boolean NOT NULL,
	"logged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "completions_learner_id_day_key_pk" PRIMARY KEY("learner_id","day_key")
);
--> statement-breakpoint
CREATE TABLE "curriculum_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "curriculum_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner" text DEFAULT '' NOT NULL,
	"slug" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"title" text NOT NULL,
	"model" jsonb NOT NULL,
	"source" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "curriculum_versions_hash" UNIQUE("owner","slug","hash"),
	CONSTRAINT "curriculum_versions_number" UNIQUE("owner","slug","version")
);
--> statement-breakpoint
CREATE TABLE "habits" (
	"learner_id" bigint NOT NULL,
	"from_on" date NOT NULL,
	"zone" text,
	"rest_days" smallint[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "habits_learner_id_from_on_pk" PRIMARY KEY("learner_id","from_on")
);
--> statement-breakpoint
CREATE TABLE "learner_pauses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "learner_pauses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"learner_id" bigint NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "learners" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "learners_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cohort_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"hides_streak" boolean DEFAULT false NOT NULL,
	"on_leaderboard" boolean DEFAULT true NOT NULL,
	CONSTRAINT "learners_once" UNIQUE("cohort_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"learner_id" bigint NOT NULL,
	"key" text NOT NULL,
	"cohort_id" bigint NOT NULL,
	"reached_on" date NOT NULL,
	CONSTRAINT "milestones_learner_id_key_pk" PRIMARY KEY("learner_id","key")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"learner_id" bigint NOT NULL,
	"day_key" text NOT NULL,
	"text" text NOT NULL,
	"audience" text DEFAULT 'me' NOT NULL,
	"interaction_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "notes_interaction" UNIQUE("interaction_id"),
	CONSTRAINT "notes_length" CHECK (char_length("notes"."text") between 1 and 2000),
	CONSTRAINT "notes_audience" CHECK ("notes"."audience" in ('me', 'cohort'))
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "posts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cohort_id" bigint NOT NULL,
	"on_date" date NOT NULL,
	"kind" text NOT NULL,
	"day_key" text,
	"version_id" bigint NOT NULL,
	"channel_id" text NOT NULL,
	"zone" text NOT NULL,
	"slot_at" timestamp with time zone NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"tried_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"message_id" text,
	"posted_at" timestamp with time zone,
	"skipped_reason" text,
	CONSTRAINT "posts_once_a_date" UNIQUE("cohort_id","on_date"),
	CONSTRAINT "posts_state" CHECK ("posts"."state" in ('claimed', 'sent', 'skipped')),
	CONSTRAINT "posts_sent_complete" CHECK ("posts"."state" <> 'sent' or ("posts"."message_id" is not null and "posts"."posted_at" is not null)),
	CONSTRAINT "posts_day_named" CHECK ("posts"."kind" <> 'day' or "posts"."state" = 'skipped' or "posts"."day_key" is not null)
);
--> statement-breakpoint
CREATE TABLE "setup_drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "setup_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"guild_id" text NOT NULL,
	"created_by" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "streaks" (
	"learner_id" bigint PRIMARY KEY NOT NULL,
	"current" integer NOT NULL,
	"longest" integer NOT NULL,
	"freezes" integer NOT NULL,
	"through_on" date
);
--> statement-breakpoint
ALTER TABLE "cohort_pauses" ADD CONSTRAINT "cohort_pauses_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_version_id_curriculum_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completions" ADD CONSTRAINT "completions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habits" ADD CONSTRAINT "habits_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learner_pauses" ADD CONSTRAINT "learner_pauses_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_version_id_curriculum_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streaks" ADD CONSTRAINT "streaks_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cohort_pauses_cohort" ON "cohort_pauses" USING btree ("cohort_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cohort_pauses_one_open" ON "cohort_pauses" USING btree ("cohort_id") WHERE until_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "cohorts_one_running_per_channel" ON "cohorts" USING btree ("channel_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "cohorts_due" ON "cohorts" USING btree ("next_post_at") WHERE state = 'running' and next_post_at is not null;--> statement-breakpoint
CREATE INDEX "cohorts_guild" ON "cohorts" USING btree ("guild_id");--> statement-breakpoint
CREATE INDEX "cohorts_channel" ON "cohorts" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "learner_pauses_learner" ON "learner_pauses" USING btree ("learner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "learner_pauses_one_open" ON "learner_pauses" USING btree ("learner_id") WHERE until_at is null;--> statement-breakpoint
CREATE INDEX "learners_user" ON "learners" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "milestones_cohort" ON "milestones" USING btree ("cohort_id","key");--> statement-breakpoint
CREATE INDEX "notes_learner_day" ON "notes" USING btree ("learner_id","day_key");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_day_once" ON "posts" USING btree ("cohort_id","day_key") WHERE state <> 'skipped' and day_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_one_unsettled" ON "posts" USING btree ("cohort_id") WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX "posts_leases" ON "posts" USING btree ("lease_until") WHERE state = 'claimed';