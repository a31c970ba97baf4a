namespace Supervisor.Simulation.Faults;

/// <summary>Something that goes wrong in the world.</summary>
internal interface IFault
{
    /// <summary>The situations that it counts on being reached in a run of many seeds.</summary>
    IReadOnlyList<string> ExpectedRarities { get; }

    void Strike();

    /// <summary>Ends whatever of it still lasts.</summary>
    void Cease();
}
