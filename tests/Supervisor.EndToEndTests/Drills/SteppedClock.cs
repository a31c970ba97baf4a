using System.Diagnostics;
using System.Globalization;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>A wall clock that can be stepped, for the programs that are started with it; all other clocks go on as they are.</summary>
internal sealed class SteppedClock
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    private readonly string _file;

    private SteppedClock(string file) => _file = file;

    public static SteppedClock Create(Scratch scratch) => Create(scratch.File("clock"));

    /// <param name="file">Its own, which says how far off it is.</param>
    public static SteppedClock Create(string file)
    {
        Assert.SkipUnless(File.Exists(Library), $"There is no {Library}: the package 'faketime' brings it.");
        var clock = new SteppedClock(file);
        clock.Set(TimeSpan.Zero);
        return clock;
    }

    /// <summary>From now on the wall clock is so far off.</summary>
    public void Set(TimeSpan offset)
    {
        var whole = _file + ".new";
        File.WriteAllText(whole, string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds:+0;-0;+0}\n"));
        File.Move(whole, _file, overwrite: true);
    }

    /// <summary>What programs that have this clock are started with.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_TIMESTAMP_FILE"] = _file,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };

    public ProcessStartInfo Under(ProcessStartInfo start)
    {
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
