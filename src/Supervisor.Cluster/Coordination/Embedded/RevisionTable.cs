using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Embedded;

internal sealed class RevisionTable(SqliteConnection connection) : IDisposable
{
    private const string Info = "number, hash, bytes, command, who, time, checksum";

    private readonly SqliteStatement _insert = connection.Prepare(
        $"INSERT INTO revision ({Info}, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    );
    private readonly SqliteStatement _remove = connection.Prepare("DELETE FROM revision WHERE number <= ?");
    private readonly SqliteStatement _one = connection.Prepare($"SELECT {Info} FROM revision WHERE number = ?");
    private readonly SqliteStatement _newest = connection.Prepare(
        $"SELECT {Info} FROM revision ORDER BY number DESC LIMIT ?"
    );
    private readonly SqliteStatement _content = connection.Prepare("SELECT content FROM revision WHERE number = ?");

    public RevisionInfo? Latest => List(1) is [var latest] ? latest : null;

    public Verdict<RevisionInfo> Put(RevisionPut put)
    {
        var verdict = RevisionRules.Judge(put, Latest, Find(put.Expected + 1));
        if (verdict is { IsChange: true, Outcome.Value: { } added })
        {
            Insert(added, put.Content.Span);
            _remove.Bind(1, RevisionRules.LastRemoved(added.Number)).Run();
        }

        return verdict;
    }

    public Revision? ReadLatest() => WithContent(Latest);

    public Revision? Read(long number)
    {
        var latest = Latest?.Number ?? 0;
        var isKept = number <= latest && number > RevisionRules.LastRemoved(latest);
        return isKept ? WithContent(Find(number) ?? throw Rows.Damage($"revision {number} is missing")) : null;
    }

    public IReadOnlyList<RevisionInfo> List(int atMost) => Rows.All(_newest.Bind(1, Math.Max(0, atMost)), Parse);

    public void Dispose()
    {
        _insert.Dispose();
        _remove.Dispose();
        _one.Dispose();
        _newest.Dispose();
        _content.Dispose();
    }

    private RevisionInfo? Find(long number) => Rows.First(_one.Bind(1, number), Parse);

    private void Insert(RevisionInfo added, ReadOnlySpan<byte> content) =>
        _insert
            .Bind(1, added.Number)
            .Bind(2, added.Hash)
            .Bind(3, added.Bytes)
            .Bind(4, added.Stamp.Id.Value)
            .Bind(5, added.Stamp.Who)
            .Bind(6, added.Stamp.When.Value)
            .Bind(7, Checksum(added))
            .BindBlob(8, content)
            .Run();

    private Revision? WithContent(RevisionInfo? info)
    {
        if (info is null)
        {
            return null;
        }

        var revision = Rows.First(_content.Bind(1, info.Number), row => new Revision(info, row.Bytes(0).ToArray()));
        return revision is not null && ContentHash.Of(revision.Content.Span) == info.Hash
            ? revision
            : throw Rows.Damage($"the content of revision {info.Number} does not match its hash");
    }

    private static RevisionInfo Parse(SqliteStatement row)
    {
        var info = new RevisionInfo(row.Number(0), row.Text(1), (int)row.Number(2), Rows.Stamp(row, 3));
        return Rows.Checked(info, Checksum(info), row.Text(6), $"revision {info.Number}");
    }

    private static string Checksum(RevisionInfo info) =>
        Rows.Checksum(info.Number, info.Hash, info.Bytes, info.Stamp.Id, info.Stamp.Who, info.Stamp.When.Value);
}
