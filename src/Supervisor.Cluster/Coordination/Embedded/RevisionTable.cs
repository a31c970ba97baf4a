using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Embedded;

internal sealed class RevisionTable(SqliteConnection connection) : IDisposable
{
    private const string SkipMark = "skip ";
    private const string Info = "number, hash, bytes, command, who, time, checksum";

    private readonly SqliteStatement _insert = connection.Prepare(
        $"INSERT INTO revision ({Info}, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    );
    private readonly SqliteStatement _remove = connection.Prepare("DELETE FROM revision WHERE number <= ?");
    private readonly SqliteStatement _one = connection.Prepare($"SELECT {Info} FROM revision WHERE number = ?");
    private readonly SqliteStatement _newest = connection.Prepare(
        $"SELECT {Info} FROM revision ORDER BY number DESC LIMIT ?"
    );
    private readonly SqliteStatement _above = connection.Prepare(
        $"SELECT {Info} FROM revision WHERE number > ? ORDER BY number LIMIT 1"
    );
    private readonly SqliteStatement _content = connection.Prepare("SELECT content FROM revision WHERE number = ?");

    public RevisionInfo? Latest => List(1) is [var latest] ? latest : null;

    public Verdict<RevisionInfo> Put(RevisionPut put)
    {
        var verdict = RevisionRules.Judge(put, Latest, Find(put.Number));
        if (verdict is { IsChange: true, Outcome.Value: { } added })
        {
            Insert(added, put.Content.Span, put.Skips);
            _remove.Bind(1, RevisionRules.LastRemoved(put)).Run();
        }

        return verdict;
    }

    public Revision? ReadLatest() => WithContent(Latest);

    public Revision? Read(long number)
    {
        var latest = Latest?.Number ?? 0;
        var isKept = number > 0 && number <= latest && number > RevisionRules.LastRemoved(latest);
        return !isKept ? null
            : Find(number) is { } found ? WithContent(found)
            : IsBeforeASkip(number) ? null
            : throw Rows.Damage($"revision {number} is missing");
    }

    public IReadOnlyList<RevisionInfo> List(int atMost) => Rows.All(_newest.Bind(1, Math.Max(0, atMost)), Parse);

    public void Dispose()
    {
        _insert.Dispose();
        _remove.Dispose();
        _one.Dispose();
        _newest.Dispose();
        _above.Dispose();
        _content.Dispose();
    }

    private RevisionInfo? Find(long number) => Rows.First(_one.Bind(1, number), Parse);

    private void Insert(RevisionInfo added, ReadOnlySpan<byte> content, bool skips) =>
        _insert
            .Bind(1, added.Number)
            .Bind(2, added.Hash)
            .Bind(3, added.Bytes)
            .Bind(4, added.Stamp.Id.Value)
            .Bind(5, added.Stamp.Who)
            .Bind(6, added.Stamp.When.Value)
            .Bind(7, skips ? SkippingChecksum(added) : Checksum(added))
            .BindBlob(8, content)
            .Run();

    /// <summary>Numbers were left out when the next one that is there was added, and none of before it was kept.</summary>
    private bool IsBeforeASkip(long number) => Rows.First(_above.Bind(1, number), Skip.Of) is { IsOne: true };

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
        var expected = Skip.Of(row).IsOne ? SkippingChecksum(info) : Checksum(info);
        return Rows.Checked(info, expected, row.Text(6), $"revision {info.Number}");
    }

    private static string Checksum(RevisionInfo info) =>
        Rows.Checksum(info.Number, info.Hash, info.Bytes, info.Stamp.Id, info.Stamp.Who, info.Stamp.When.Value);

    /// <summary>Says besides that numbers were left out before it, so that a row that is lost does not pass for one of those.</summary>
    private static string SkippingChecksum(RevisionInfo info) => SkipMark + Checksum(info);

    /// <param name="IsOne">As its checksum says.</param>
    private sealed record Skip(bool IsOne)
    {
        public static Skip Of(SqliteStatement row) => new(row.Text(6).StartsWith(SkipMark, StringComparison.Ordinal));
    }
}
