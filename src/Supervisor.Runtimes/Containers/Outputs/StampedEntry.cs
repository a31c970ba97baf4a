namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>What an engine keeps of a container's output as one: a line as a rule, or a part of a long one.</summary>
/// <param name="Second">When it was written, in seconds since 1970; null: it goes on with what came before.</param>
internal readonly record struct StampedEntry(long? Second, ReadOnlyMemory<byte> Bytes);
