namespace Supervisor.Build.Demo;

/// <summary>What the demo's agents run in: everything in which one demo differs from another.</summary>
internal interface IDemoStage
{
    DemoPlaces Places { get; }

    /// <summary>Known once it is open. The first one is asked how the fleet stands.</summary>
    IReadOnlyList<DemoDaemon> Daemons { get; }

    /// <summary>When this is over, what is not ready is said to be late.</summary>
    TimeSpan LongestStart { get; }

    /// <returns>What the machine lacks and nobody brings, in a sentence that follows a colon; null when nothing.</returns>
    string? Missing();

    /// <summary>Opens what the agents run in, so that also what an earlier demo left can be ended.</summary>
    /// <returns>Why it could not; null when it could.</returns>
    string? Open();

    /// <summary>Brings what the fleet needs.</summary>
    /// <returns>Why it could not; null when it could.</returns>
    string? Prepare();

    /// <summary>Starts the daemons, with the fleet or with what leads to it.</summary>
    /// <returns>Why the fleet does not come up; null when it does, the end was asked for, or a daemon has ended.</returns>
    string? Launch(EndSignals signals);

    /// <summary>Called again and again while the demo stays.</summary>
    void Tend();

    /// <summary>Removes what the agents leave behind. The daemons have ended, or were killed.</summary>
    /// <returns>Whether all of it is gone.</returns>
    bool Clear();

    /// <summary>The last call, after whatever went wrong.</summary>
    void Close();

    void PrintTour();
}
