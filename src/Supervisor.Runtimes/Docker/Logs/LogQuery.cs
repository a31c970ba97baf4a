namespace Supervisor.Runtimes.Docker.Logs;

/// <summary>What of a container's output is wanted.</summary>
internal sealed record LogQuery
{
    public bool Output { get; init; } = true;

    public bool Errors { get; init; } = true;

    /// <summary>The container has a terminal, so that its output is one stream without frames. No header says so reliably.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Go on with what it says from now on, until it ends.</summary>
    public bool Follow { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Only so many lines at the end; null: all.</summary>
    public int? Tail { get; init; }

    /// <summary>Each line begins with its moment, and a space.</summary>
    public bool Timestamps { get; init; }
}
