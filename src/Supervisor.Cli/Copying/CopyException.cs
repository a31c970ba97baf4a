namespace Supervisor.Cli.Copying;

/// <summary>Files of this machine are not as a copy needs them; the message is a sentence for the operator.</summary>
internal sealed class CopyException(string message) : Exception(message);
