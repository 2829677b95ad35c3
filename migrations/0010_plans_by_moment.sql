ALTER TABLE "curriculum_versions" ALTER COLUMN "id" DROP IDENTITY;--> statement-breakpoint
ALTER TABLE "curriculum_versions" ALTER COLUMN "id" SET DEFAULT (extract(epoch from clock_timestamp()) * 1000000)::bigint;--> statement-breakpoint
ALTER TABLE "curriculum_versions" ADD COLUMN "moment" bigint;--> statement-breakpoint
UPDATE "curriculum_versions" SET "moment" = (extract(epoch from now()) * 1000000)::bigint - 1000000 + n.place FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS place FROM "curriculum_versions") n WHERE n."id" = "curriculum_versions"."id";--> statement-breakpoint
ALTER TABLE "cohorts" DROP CONSTRAINT "cohorts_version_id_curriculum_versions_id_fk";--> statement-breakpoint
ALTER TABLE "curricula" DROP CONSTRAINT "curricula_current_id_curriculum_versions_id_fk";--> statement-breakpoint
ALTER TABLE "curriculum_drafts" DROP CONSTRAINT "curriculum_drafts_base_id_curriculum_versions_id_fk";--> statement-breakpoint
ALTER TABLE "curriculum_drafts" DROP CONSTRAINT "curriculum_drafts_version_id_curriculum_versions_id_fk";--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_version_id_curriculum_versions_id_fk";--> statement-breakpoint
UPDATE "cohorts" SET "version_id" = v."moment" FROM "curriculum_versions" v WHERE v."id" = "cohorts"."version_id";--> statement-breakpoint
UPDATE "curricula" SET "current_id" = v."moment" FROM "curriculum_versions" v WHERE v."id" = "curricula"."current_id";--> statement-breakpoint
UPDATE "curriculum_drafts" SET "base_id" = v."moment" FROM "curriculum_versions" v WHERE v."id" = "curriculum_drafts"."base_id";--> statement-breakpoint
UPDATE "curriculum_drafts" SET "version_id" = v."moment" FROM "curriculum_versions" v WHERE v."id" = "curriculum_drafts"."version_id";--> statement-breakpoint
UPDATE "posts" SET "version_id" = v."moment" FROM "curriculum_versions" v WHERE v."id" = "posts"."version_id";--> statement-breakpoint
UPDATE "curriculum_versions" SET "id" = "moment";--> statement-breakpoint
ALTER TABLE "curriculum_versions" DROP COLUMN "moment";--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_version_id_curriculum_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curricula" ADD CONSTRAINT "curricula_current_id_curriculum_versions_id_fk" FOREIGN KEY ("current_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum_drafts" ADD CONSTRAINT "curriculum_drafts_base_id_curriculum_versions_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum_drafts" ADD CONSTRAINT "curriculum_drafts_version_id_curriculum_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_version_id_curriculum_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
DELETE FROM "setup_drafts";
