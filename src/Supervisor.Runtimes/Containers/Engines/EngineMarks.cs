using System.Text.Json;
using Supervisor.Runtimes.Containers.Files;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>The last mark, for this daemon and the next.</summary>
internal sealed class EngineMarks(IOwnFiles files)
{
    private const string Name = "engine.json";

    private readonly Lock _gate = new();
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
                files.Replace(Name, JsonSerializer.SerializeToUtf8Bytes(mark, EngineMarkJson.Default.EngineMark));
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
            return JsonSerializer.Deserialize(files.Read(Name), EngineMarkJson.Default.EngineMark);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
