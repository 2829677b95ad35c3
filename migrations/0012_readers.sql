ALTER TABLE "curriculum_versions" DROP CONSTRAINT "curriculum_versions_hash";--> statement-breakpoint
ALTER TABLE "curriculum_versions" ADD COLUMN "reader" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "curriculum_versions" ADD CONSTRAINT "curriculum_versions_reading" UNIQUE("owner","slug","hash","reader");