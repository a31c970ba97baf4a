namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>A command that an operator wants to run beside an agent.</summary>
public sealed record SessionWish(IReadOnlyList<string> Command)
{
    /// <summary>Null: the agent's.</summary>
    public string? User { get; init; }

    /// <inheritdoc cref="User"/>
    public string? Directory { get; init; }

    /// <summary>Each <c>NAME=VALUE</c>, over the agent's.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Null: it has no terminal.</summary>
    public TerminalSize? Terminal { get; init; }
}

public readonly record struct TerminalSize(int Columns, int Rows);

/// <param name="IsErrors">Of standard error; a terminal has one stream for both.</param>
public readonly record struct SessionOutput(bool IsErrors, ReadOnlyMemory<byte> Bytes);
