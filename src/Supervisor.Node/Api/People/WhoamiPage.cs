using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Clusters;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api.People;

/// <summary>Says who is asking, what he may do, and where the cluster answers.</summary>
/// <param name="cluster">Null: this node is alone.</param>
internal sealed class WhoamiPage(NodeFacts facts, ClusterLife? cluster)
{
    public const string Route = "/v1/whoami";

    public Task AnswerAsync(HttpContext context)
    {
        var caller = AccessGate.CallerOf(context);
        var person = context.Features.Get<PersonConnection>();
        var answer = new Whoami(caller.Name, Roles.NameOf(caller.Role), facts.Name)
        {
            Cluster = cluster?.Links.Identity.ClusterName,
            Until = person?.Until,
            Addresses = cluster is null ? [] : NodeAddresses.Of(cluster.Nodes, cluster.Others.Membership.View),
        };
        return context.Response.WriteAsJsonAsync(
            answer,
            PaletteJson.Default.Whoami,
            cancellationToken: context.RequestAborted
        );
    }
}
