namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>What three machines are, and what beyond the usual their fleet has.</summary>
internal sealed record MachineSetup
{
    /// <summary>Three nodes, and processes.</summary>
    public static MachineSetup Plain { get; } = new();

    public static MachineSetup WithEngines { get; } = new() { Engines = true };

    /// <summary>Each has an engine, with containers.</summary>
    public bool Engines { get; init; }

    /// <summary>The third has a member of etcd, and no daemon.</summary>
    public bool Witness { get; init; }

    /// <summary>On each node one more is pinned, which needs the other (<c>next1</c> needs <c>stay1</c>).</summary>
    public bool Order { get; init; }

    /// <summary>One more may move, at home on the second, and is kept in isolation.</summary>
    public bool Keeps { get; init; }
}
