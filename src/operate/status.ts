export async function status(): Promise<void> {}
