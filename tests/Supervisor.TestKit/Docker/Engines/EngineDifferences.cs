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
            TellsOutOfMemory = true,
            LooksAfterHealth = true,
            MeasuresEachSecond = true,
            MakesDirectories = false,
            ExecEvent = "exec_start",
            RemovalEvent = "destroy",
            NotFoundInContainer = 126,
            LongestTerminalLine = 40_000,
            StampsPiecesOfTerminals = false,
            KnowsNamesOfNetworks = true,
            RemovesWhatIsJoined = true,
        };

    /// <summary>Podman 4.3, as root and without systemd.</summary>
    public static EngineDifferences Podman { get; } =
        new()
        {
            TellsOutOfMemory = false,
            LooksAfterHealth = false,
            MeasuresEachSecond = false,
            MakesDirectories = true,
            ExecEvent = "exec",
            RemovalEvent = "remove",
            NotFoundInContainer = 127,
            LongestTerminalLine = 3_000,
            StampsPiecesOfTerminals = true,
            KnowsNamesOfNetworks = false,
            RemovesWhatIsJoined = false,
        };

    /// <summary>That a container was killed for want of memory is in its state; from Podman there is only the exit code 137.</summary>
    public required bool TellsOutOfMemory { get; init; }

    /// <summary>The engine itself runs health checks; Podman has systemd's timers run them.</summary>
    public required bool LooksAfterHealth { get; init; }

    /// <summary>A feed of stats has one about every second; Podman's every five.</summary>
    public required bool MeasuresEachSecond { get; init; }

    /// <summary>What is copied into a directory that is not there makes it; to Docker that is refused.</summary>
    public required bool MakesDirectories { get; init; }

    public required string ExecEvent { get; init; }

    public required string RemovalEvent { get; init; }

    /// <summary>The exit code of an exec whose program is not there.</summary>
    public required int NotFoundInContainer { get; init; }

    /// <summary>Longer lines of a terminal Podman keeps in parts of any length, and does not tell where one ends.</summary>
    public required int LongestTerminalLine { get; init; }

    /// <summary>Asked for moments, it tells that of each piece in which a line of a terminal came, amid the line.</summary>
    public required bool StampsPiecesOfTerminals { get; init; }

    /// <summary>Who is in a network finds the others by name; Podman needs a program beside it for that.</summary>
    public required bool KnowsNamesOfNetworks { get; init; }

    /// <summary>A container whose network others have joined can be removed; to Podman they have to go first.</summary>
    public required bool RemovesWhatIsJoined { get; init; }
}
