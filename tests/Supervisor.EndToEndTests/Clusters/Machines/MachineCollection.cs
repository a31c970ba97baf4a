using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Three machines at a time are enough for one, and what is counted are groups that had no reason to move.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MachineCollection
{
    public const string Name = "machines";
}
