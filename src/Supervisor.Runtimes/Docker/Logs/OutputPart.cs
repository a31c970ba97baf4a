namespace Supervisor.Runtimes.Docker.Logs;

internal enum OutputKind
{
    Output,
    Errors,
}

/// <summary>
/// A piece of what a program wrote: one write of it as a rule, but never count on lines. Between the two kinds the order is
/// not kept.
/// </summary>
internal sealed record OutputPart(OutputKind Kind, ReadOnlyMemory<byte> Bytes);
