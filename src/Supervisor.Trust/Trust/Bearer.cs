using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Trust;

/// <summary>Who bears a certificate.</summary>
internal abstract record Bearer
{
    private Bearer() { }

    internal sealed record OfNode(NodeId Id) : Bearer
    {
        public override string ToString() => $"the node {Id}";
    }

    internal sealed record OfPerson(string Name) : Bearer
    {
        public override string ToString() => $"the person {Name}";
    }
}
