ALTER TABLE "cohorts" ADD COLUMN "threads" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "takes_role" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "milestone_role_id" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "thread_id" text;--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_threads" CHECK ("cohorts"."threads" in ('off', 'day', 'week'));