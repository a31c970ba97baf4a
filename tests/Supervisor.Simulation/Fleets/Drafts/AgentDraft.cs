using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>One agent of a fleet in the making.</summary>
internal sealed record AgentDraft(string Name, Way Way, Nature Nature)
{
    private const string ProbeAddress = ":8200";

    /// <summary>Another one is another program: what runs has to be replaced.</summary>
    internal int Version { get; init; } = 1;

    internal IReadOnlyList<NeedDefinition> Needs { get; init; } = [];

    internal required RestartPolicy Restart { get; init; }

    internal RestartMode Mode { get; init; }

    internal ExhaustedRule OnExhausted { get; init; }

    internal ExpiryRule OnExpiry { get; init; }

    internal TimeSpan Ttl { get; init; }

    internal TimeSpan StartDeadline { get; init; }

    internal TimeSpan Grace { get; init; }

    internal TimeSpan? Watchdog { get; init; }

    internal bool HasLiveness { get; init; }

    internal bool IsRequired { get; init; }

    /// <summary>It is a container, and no process of the machine.</summary>
    internal bool IsContainer { get; init; }

    /// <summary>It is a program that is started within its group's container.</summary>
    internal bool IsWithin { get; init; }

    /// <summary>The image of its group's container starts it, and it is only listened to.</summary>
    internal bool IsListened { get; init; }

    /// <summary>Of one that is listened to: the hash of its container.</summary>
    internal string ContainerHash { get; init; } = "";

    /// <summary>Of a container of others: whom its image starts, for that to read.</summary>
    internal IReadOnlyList<string> Starts { get; init; } = [];

    /// <summary>Its container has a health check, which the engine looks after.</summary>
    internal bool HasHealth { get; init; }

    internal AgentDefinition Define(
        AgentAddress address,
        bool failsWithSiblings,
        IEnumerable<AgentAddress> dependents
    ) =>
        new()
        {
            Address = address,
            Hash = Hash,
            Launch = Launch(address),
            Needs = NeedsOf(address),
            Dependents = dependents.ToValueList(),
            Required = IsRequired,
            Speaks = Way == Way.Speaks,
            Ttl = Ttl,
            OnExpiry = OnExpiry,
            StartDeadline = StartDeadline,
            Watchdog = Way == Way.Speaks ? Watchdog : null,
            Probe = Way == Way.IsProbed ? Probe(TimeSpan.FromSeconds(1)) : null,
            Liveness = HasLiveness ? Probe(TimeSpan.FromSeconds(2)) : null,
            RestartMode = Mode,
            Restart = Restart,
            OnExhausted = OnExhausted,
            FailsWithSiblings = failsWithSiblings,
            Stop = new StopDefinition("SIGTERM", Grace),
        };

    /// <summary>What its image starts has nothing of its own that could change: that is the container's.</summary>
    internal string Hash =>
        IsListened
            ? $"listened-{ContainerHash}"
            : $"{(IsContainer ? "container-" : IsWithin ? "within-" : "")}{Way}-{Nature}-{Version}{string.Concat(Starts)}";

    private LaunchDefinition Launch(AgentAddress address) =>
        IsListened ? new ListenLaunch(AgentAddress.HolderOf(address.Group))
        : IsContainer ? new ContainerLaunch(ContainerDraft.Define(address, Command, HasHealth))
        : IsWithin ? new ExecLaunch(AgentAddress.HolderOf(address.Group)) { Command = Command }
        : new ProcessLaunch { Command = Command, Directory = "/" };

    /// <summary>
    /// As the planner has them: who is run within a container needs it, and that waits for one who does. What its image starts has no
    /// moment of its own: what it needs its container does.
    /// </summary>
    private ValueList<NeedDefinition> NeedsOf(AgentAddress address) =>
        address.IsHolder
            ? Needs
                .Prepend(new NeedDefinition(new NeedTarget(address.Group, null), LossRule.Wait) { IsOfCall = true })
                .ToValueList()
        : IsListened ? [NeedOfContainer(address)]
        : IsWithin ? Needs.Prepend(NeedOfContainer(address)).ToValueList()
        : Needs.ToValueList();

    private static NeedDefinition NeedOfContainer(AgentAddress address) =>
        new(new NeedTarget(address.Group, AgentAddress.HolderName), LossRule.Wait) { IsOfRunning = true };

    private ValueList<string> Command => ["agent", $"{Way}", $"{Nature}", $"{Version}", .. Starts];

    private static ProbeModel Probe(TimeSpan interval) =>
        new()
        {
            Target = new ProbeTarget.Tcp(ProbeAddress),
            Interval = interval,
            Timeout = TimeSpan.FromSeconds(1),
            Retries = 2,
        };
}
