namespace Supervisor.TestKit.Docker.Engines;

/// <summary>
/// In what engines differ that speak the same API. This is the one place that says so; a contract asks here, and what is not
/// here is the same for all of them.
/// </summary>
internal sealed record EngineDifferences
{
    public static EngineDifferences Docker { get; } =
        new()
        {
            SaysConflict = true,
            TellsOutOfMemory = true,
            LooksAfterHealth = true,
            ExecEvent = "exec_start",
            RemovalEvent = "destroy",
            NotFoundInContainer = 126,
        };

    /// <summary>Podman 4.3, as root and without systemd.</summary>
    public static EngineDifferences Podman { get; } =
        new()
        {
            SaysConflict = false,
            TellsOutOfMemory = false,
            LooksAfterHealth = false,
            ExecEvent = "exec",
            RemovalEvent = "remove",
            NotFoundInContainer = 127,
        };

    /// <summary>
    /// That a container runs, or that a network's name is taken, is a conflict (409); to Podman it is a failure of its own
    /// (500), except for names of containers.
    /// </summary>
    public required bool SaysConflict { get; init; }

    /// <summary>That a container was killed for want of memory is in its state; from Podman there is only the exit code 137.</summary>
    public required bool TellsOutOfMemory { get; init; }

    /// <summary>The engine itself runs health checks; Podman has systemd's timers run them.</summary>
    public required bool LooksAfterHealth { get; init; }

    public required string ExecEvent { get; init; }

    public required string RemovalEvent { get; init; }

    /// <summary>The exit code of an exec whose program is not there.</summary>
    public required int NotFoundInContainer { get; init; }
}
