namespace Supervisor.Runtimes.Probing.Places;

/// <summary>Runs commands in containers.</summary>
public interface IContainerCommands
{
    /// <summary>
    /// Ends when the command does, or when the time is up; then what is left of the command is killed where the machine can see
    /// it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    Task<ContainerCommandEnd> RunAsync(ContainerCommand command, CancellationToken timeUp);
}

/// <param name="Environment">Beside the container's own, each <c>NAME=VALUE</c>; a name alone takes the container's away.</param>
public sealed record ContainerCommand(string Container, IReadOnlyList<string> Words, IReadOnlyList<string> Environment)
{
    /// <summary>Null: the container's own; so of the directory.</summary>
    public string? User { get; init; }

    public string? Directory { get; init; }

    public bool IsPrivileged { get; init; }
}

/// <param name="ExitCode">Null: it could not be run.</param>
/// <param name="Said">The first line of its errors, or else of its output; or why it could not be run. May be empty.</param>
public sealed record ContainerCommandEnd(int? ExitCode, string Said);
