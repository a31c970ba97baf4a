using System.Text.Json;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>The last mark, for this daemon and the next.</summary>
internal sealed class EngineMarks(string directory)
{
    private readonly Lock _gate = new();
    private readonly string _path = Path.Combine(directory, "engine.json");
    private EngineMark? _last;
    private bool _isRead;

    /// <summary>Null: there is none, or none that can be read, which is the same.</summary>
    public EngineMark? Last
    {
        get
        {
            lock (_gate)
            {
                if (!_isRead)
                {
                    (_last, _isRead) = (Read(), true);
                }

                return _last;
            }
        }
    }

    public void Put(EngineMark mark)
    {
        lock (_gate)
        {
            (_last, _isRead) = (mark, true);
            try
            {
                File.WriteAllText(_path + ".new", JsonSerializer.Serialize(mark, EngineMarkJson.Default.EngineMark));
                File.Move(_path + ".new", _path, overwrite: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Only a daemon that starts later lacks it: it takes an engine's stop for the containers' own ends.
            }
        }
    }

    private EngineMark? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(_path), EngineMarkJson.Default.EngineMark);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
