using System.Runtime.InteropServices;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Sessions;

/// <summary>
/// The operator's terminal, as long as what he types is another terminal's: keys are passed on as they are, Ctrl+C among them,
/// and nothing is shown that the other side does not show. Given back as it was, also when this program is told to end.
/// </summary>
internal sealed partial class RawTerminal : IDisposable
{
    private const int Input = 0;
    private const int Output = 1;

    /// <summary>More than the settings of a terminal take on any system.</summary>
    private const int SettingsBytes = 256;

    /// <summary>Of tcsetattr: after all that was written is shown.</summary>
    private const int AfterOutput = 1;

    // As Linux numbers it.
    private const uint AskSize = 0x5413;

    private readonly byte[] _settings;
    private readonly EventHandler _atExit;
    private int _isGivenBack;

    private RawTerminal(byte[] settings)
    {
        _settings = settings;
        _atExit = (_, _) => GiveBack();
        AppDomain.CurrentDomain.ProcessExit += _atExit;
    }

    /// <summary>Whether both what is typed and what is shown are a terminal's.</summary>
    public static bool IsThere =>
        OperatingSystem.IsLinux() && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <returns>Null: it does not let itself be set.</returns>
    public static RawTerminal? Take()
    {
        var before = new byte[SettingsBytes];
        if (GetSettings(Input, before) != 0)
        {
            return null;
        }

        var raw = (byte[])before.Clone();
        MakeRaw(raw);
        return SetSettings(Input, AfterOutput, raw) == 0 ? new RawTerminal(before) : null;
    }

    public static SessionTerminal Size()
    {
        Span<ushort> size = stackalloc ushort[4];
        return Ask(Output, AskSize, size) == 0 && size[0] > 0 && size[1] > 0
            ? new SessionTerminal(size[1], size[0])
            : new SessionTerminal(80, 24);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= _atExit;
        GiveBack();
    }

    private void GiveBack()
    {
        if (Interlocked.Exchange(ref _isGivenBack, 1) == 0)
        {
            SetSettings(Input, AfterOutput, _settings);
        }
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetSettings(int descriptor, Span<byte> settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    private static partial int SetSettings(int descriptor, int when, ReadOnlySpan<byte> settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw(Span<byte> settings);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ask(int descriptor, nuint question, Span<ushort> answer);
}
