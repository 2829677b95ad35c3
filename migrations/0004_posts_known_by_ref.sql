CREATE TABLE "notices" (
	"cohort_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"block" jsonb,
	"since_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"addressee" text DEFAULT 'creator' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "notices_cohort_id_kind_pk" PRIMARY KEY("cohort_id","kind")
);
--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "blocked" jsonb;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "judge_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "ref" text DEFAULT 'p' || substr(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), 1, 11) NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "since_id" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "refusals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "bare" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "skipped" jsonb;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("due_at");--> statement-breakpoint
-- Buttons that stand in channels already go on working.
UPDATE "posts" SET "ref" = "id"::text;--> statement-breakpoint
CREATE FUNCTION pg_temp.block_of(said text) RETURNS jsonb LANGUAGE sql AS $$
	SELECT CASE
		WHEN said IS NULL THEN NULL
		WHEN said = 'the channel is gone' THEN '{"code":"unknown-channel"}'::jsonb
		WHEN said = 'I can no longer see the channel' THEN '{"code":"missing-access"}'::jsonb
		WHEN said = 'Discord refuses the message, which is a mistake of mine'
			THEN '{"code":"refused","dayKey":null,"said":null}'::jsonb
		WHEN said LIKE 'I’m missing % there' THEN jsonb_build_object('code', 'missing-permission', 'missing', coalesce(
			(SELECT jsonb_agg(name[1]) FROM regexp_matches(said, '\*\*([^*]+)\*\*', 'g') name), '[]'::jsonb))
		ELSE jsonb_build_object('code', 'said', 'text', said)
	END $$;--> statement-breakpoint
UPDATE "cohorts" SET "blocked" = pg_temp.block_of("blocked_reason") WHERE "blocked_reason" IS NOT NULL;--> statement-breakpoint
UPDATE "posts" SET "skipped" = CASE "skipped_reason"
	WHEN 'the bot was away' THEN '{"code":"away"}'::jsonb
	WHEN 'its date closed before it could be sent' THEN '{"code":"closed"}'::jsonb
	WHEN 'the cohort was ended' THEN '{"code":"ended"}'::jsonb
	WHEN 'the cohort was paused' THEN '{"code":"paused"}'::jsonb
	WHEN 'the plan has no such day' THEN '{"code":"no-such-day"}'::jsonb
	ELSE CASE pg_temp.block_of("skipped_reason") ->> 'code'
		WHEN 'said' THEN pg_temp.block_of("skipped_reason")
		ELSE jsonb_build_object('code', 'blocked', 'block', pg_temp.block_of("skipped_reason"))
	END
END WHERE "skipped_reason" IS NOT NULL;--> statement-breakpoint
INSERT INTO "notices" ("cohort_id", "kind", "block", "since_at", "due_at")
	SELECT "id", 'blocked', "blocked", coalesce("blocked_at", now()), coalesce("blocked_at", now()) + interval '1 day'
	FROM "cohorts" WHERE "blocked" IS NOT NULL AND "state" = 'running';--> statement-breakpoint
DROP FUNCTION pg_temp.block_of(text);--> statement-breakpoint
ALTER TABLE "cohorts" DROP COLUMN "blocked_reason";--> statement-breakpoint
ALTER TABLE "posts" DROP COLUMN "skipped_reason";--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_ref" UNIQUE("ref");