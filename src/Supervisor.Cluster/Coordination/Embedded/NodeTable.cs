using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Embedded;

internal sealed class NodeTable(SqliteConnection connection) : IDisposable
{
    private const string Columns = "name, node, since, checksum";

    private readonly SqliteStatement _insert = connection.Prepare($"INSERT INTO node ({Columns}) VALUES (?, ?, ?, ?)");
    private readonly SqliteStatement _byName = connection.Prepare($"SELECT {Columns} FROM node WHERE name = ?");
    private readonly SqliteStatement _byNode = connection.Prepare($"SELECT {Columns} FROM node WHERE node = ?");

    // Texts compare by their UTF-8 bytes here and by UTF-16 units elsewhere, which differs for rare letters.
    private readonly SqliteStatement _all = connection.Prepare($"SELECT {Columns} FROM node");

    public long Count => connection.QueryNumber("SELECT count(*) FROM node");

    public Verdict<NodeName> Register(NodeName wanted)
    {
        var ofNode = Rows.First(_byNode.Bind(1, wanted.Node.Value), Parse);
        var verdict = NodeNameRules.Judge(wanted, Read(wanted.Name), ofNode);
        if (verdict is { IsChange: true, Outcome.Value: { } added })
        {
            _insert
                .Bind(1, added.Name)
                .Bind(2, added.Node.Value)
                .Bind(3, added.Since.Value)
                .Bind(4, Checksum(added))
                .Run();
        }

        return verdict;
    }

    public NodeName? Read(string name) => Rows.First(_byName.Bind(1, name), Parse);

    public IReadOnlyList<NodeName> List() =>
        [.. Rows.All(_all, Parse).OrderBy(static node => node.Name, StringComparer.Ordinal)];

    public void Dispose()
    {
        _insert.Dispose();
        _byName.Dispose();
        _byNode.Dispose();
        _all.Dispose();
    }

    private static NodeName Parse(SqliteStatement row)
    {
        if (!NodeId.TryParse(row.Text(1), out var id))
        {
            throw Rows.Damage($"the node {row.Text(0)} has no id");
        }

        var node = new NodeName(row.Text(0), id, new HybridTime(row.Number(2)));
        return Rows.Checked(node, Checksum(node), row.Text(3), $"the node {node.Name}");
    }

    private static string Checksum(NodeName node) => Rows.Checksum(node.Name, node.Node, node.Since.Value);
}
