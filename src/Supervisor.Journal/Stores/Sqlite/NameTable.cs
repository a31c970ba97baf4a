using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>The names of events: there are few and they repeat in every row, so rows hold their numbers.</summary>
internal sealed class NameTable : IDisposable
{
    private readonly Dictionary<string, NameEntry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<long, NameEntry> _byId = [];
    private readonly SqliteStatement _insert;
    private long _lastId;

    public NameTable(SqliteConnection connection)
    {
        _insert = connection.Prepare("INSERT INTO event_name (id, name) VALUES (?,?)");
        using var rows = connection.Prepare("SELECT id, name FROM event_name");
        while (rows.Step())
        {
            Remember(new NameEntry(rows.Number(0), rows.Text(1)));
        }
    }

    public NameEntry? Find(long id) => _byId.GetValueOrDefault(id);

    public NameEntry FindOrAdd(string name)
    {
        if (_byName.TryGetValue(name, out var found))
        {
            return found;
        }

        var added = new NameEntry(_lastId + 1, name);
        _insert.Bind(1, added.Id).Bind(2, name).Run();
        Remember(added);
        return added;
    }

    public void Dispose() => _insert.Dispose();

    private void Remember(NameEntry name)
    {
        _byName.Add(name.Name, name);
        _byId.Add(name.Id, name);
        _lastId = Math.Max(_lastId, name.Id);
    }
}
