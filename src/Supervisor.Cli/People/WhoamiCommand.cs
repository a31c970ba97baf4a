using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.People;

/// <summary>As whom the node takes who asks; and when none answers, as whom he is logged in here.</summary>
internal sealed class WhoamiCommand(LoginStore store) : ILocalCommand
{
    private static readonly ColumnsFrame Columns = new(
        [
            new Column("name"),
            new Column("role"),
            new Column("cluster"),
            new Column("node"),
            new Column("until", Format: ColumnFormats.Time),
        ],
        Layouts.List
    );

    public CommandDescription Description { get; } =
        new(
            "whoami",
            "Says as whom the node takes you, and what you may do there.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "UNTIL is when your certificate expires; pbm renews it in its last month."
        );

    public IEnumerable<Frame> Run(LocalCall call)
    {
        var who = Ask(call);
        if (who.Value is { } known)
        {
            yield return Columns;
            yield return Row(known.Name, known.Role, known.Cluster, known.Node, known.Until);
            yield break;
        }

        var login = store.Read().Value;
        if (login is not null)
        {
            yield return Columns;
            yield return Row(login.Name, role: null, login.ClusterName, node: null, login.Until);
        }

        yield return new ErrorFrame(who.Error!);
    }

    private static Contracts.Outcome<Whoami> Ask(LocalCall call)
    {
        var node = call.Connect();
        if (!node.IsOk)
        {
            return node.Error;
        }

        using var client = node.Value;
        return client.Whoami();
    }

    private static RowFrame Row(string name, string? role, string? cluster, string? node, DateTimeOffset? until) =>
        new([
            Cell.Of(name),
            Cell.Of(role),
            Cell.Of(cluster),
            Cell.Of(node),
            until is { } time ? Cell.Of(time) : Cell.Nothing,
        ]);
}
