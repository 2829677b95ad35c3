CREATE TABLE "gateway_leases" (
	"shard" smallint PRIMARY KEY NOT NULL,
	"shards" smallint NOT NULL,
	"owner" text,
	"renewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gateway_leases_shard" CHECK ("gateway_leases"."shard" >= 0 and "gateway_leases"."shard" < "gateway_leases"."shards")
);
