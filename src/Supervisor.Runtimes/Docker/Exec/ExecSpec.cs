using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Exec;

/// <summary>A command that is to run inside a running container.</summary>
internal sealed record ExecSpec
{
    public required IReadOnlyList<string> Cmd { get; init; }

    /// <summary>Added to what the container has, each <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    public string? WorkingDir { get; init; }

    public string? User { get; init; }

    public bool? Privileged { get; init; }

    /// <summary>It has a terminal, so that its output and its errors are one.</summary>
    public bool Tty { get; init; }

    public bool AttachStdin { get; init; }

    public bool AttachStdout { get; init; }

    public bool AttachStderr { get; init; }
}

/// <summary>The id is the engine's, and gone with it: an exec is not found again after the engine was restarted.</summary>
internal sealed record CreatedExec(string Id);

internal sealed record ExecStart(bool Detach, bool Tty);

/// <summary>How a command is doing.</summary>
internal sealed record ExecFacts
{
    [JsonPropertyName("ID")]
    public string Id { get; init; } = "";

    [JsonPropertyName("ContainerID")]
    public string? ContainerId { get; init; }

    public bool Running { get; init; }

    /// <summary>Null while it runs, or before.</summary>
    public int? ExitCode { get; init; }

    /// <summary>On the machine; 0 before it is started.</summary>
    public int Pid { get; init; }
}
