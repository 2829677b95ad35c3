CREATE TABLE "curricula" (
	"owner" text NOT NULL,
	"slug" text NOT NULL,
	"current_id" bigint NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "curricula_owner_slug_pk" PRIMARY KEY("owner","slug")
);
--> statement-breakpoint
CREATE TABLE "curriculum_drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "curriculum_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"guild_id" text NOT NULL,
	"created_by" text NOT NULL,
	"owner" text NOT NULL,
	"slug" text NOT NULL,
	"base_id" bigint,
	"version_id" bigint,
	"files" jsonb,
	"same" jsonb DEFAULT '[]' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "curriculum_versions" ADD COLUMN "keys" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "curricula" ADD CONSTRAINT "curricula_current_id_curriculum_versions_id_fk" FOREIGN KEY ("current_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum_drafts" ADD CONSTRAINT "curriculum_drafts_base_id_curriculum_versions_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum_drafts" ADD CONSTRAINT "curriculum_drafts_version_id_curriculum_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."curriculum_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "curriculum_drafts_guild" ON "curriculum_drafts" USING btree ("guild_id");--> statement-breakpoint
INSERT INTO "curricula" ("owner", "slug", "current_id")
SELECT DISTINCT ON ("owner", "slug") "owner", "slug", "id" FROM "curriculum_versions" ORDER BY "owner", "slug", "version" DESC;
