ALTER TABLE "cohorts" ALTER COLUMN "created_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "display_name" text;