using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Time;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterPeople(PaletteServices services) : IPaletteCommand
{
    private static readonly ColumnsFrame Columns = new([
        new Column("name"),
        new Column("role"),
        new Column("since", Format: ColumnFormats.Time),
        new Column("key"),
    ]);

    public CommandDescription Description { get; } =
        new(
            "people",
            "Lists who may use the cluster from other machines, and as what.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "KEY is the hash of the key that the person's certificate is for.",
            Examples: [new CommandExample("cluster people", "who is admitted")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (services.Cluster is not { } cluster)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        var people = await cluster.Links.Register().PeopleAsync();
        if (!people.IsOk)
        {
            yield return new ErrorFrame(people.Error);
            yield break;
        }

        yield return Columns;
        foreach (var person in people.Value)
        {
            yield return new RowFrame([
                Cell.Of(person.Name),
                Cell.Of(person.Role),
                Cell.Of(new HybridTime(person.Since).WallClock),
                Cell.Of(person.Key),
            ]);
        }
    }
}
