namespace Supervisor.Runtimes.Docker.Containers;

/// <param name="Warnings">What was asked for and will not be so, such as a limit that the kernel cannot keep.</param>
internal sealed record CreatedContainer(string Id, IReadOnlyList<string>? Warnings);

/// <param name="StatusCode">The exit code, 128 and more when a signal ended it.</param>
/// <param name="Error">Why the code is not known.</param>
internal sealed record ContainerExit(long StatusCode, WaitError? Error);

internal sealed record WaitError(string? Message);
