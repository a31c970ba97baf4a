namespace Supervisor.Cli.Output;

/// <summary>Somebody waits for output that could not be written: the disk that it goes to is full, for example.</summary>
internal sealed class LostOutputException(string reason) : IOException(reason);
