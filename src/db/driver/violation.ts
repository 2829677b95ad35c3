/** Whether an error says that this named constraint was violated (SQLSTATE 23505 carries the name). */
export function violates(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return (
    typeof cause === 'object' && cause !== null && 'constraint_name' in cause && cause.constraint_name === constraint
  );
}
