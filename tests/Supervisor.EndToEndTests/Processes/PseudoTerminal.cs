using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>A program on a terminal of 80 columns, with someone at its keyboard.</summary>
internal sealed class PseudoTerminal : IAsyncDisposable
{
    private readonly SafeFileHandle _master;
    private readonly FileStream _keyboard;
    private readonly Process _process;
    private readonly Transcript _screen = new();
    private readonly Task _reading;

    private PseudoTerminal(SafeFileHandle master, Process process)
    {
        (_master, _process) = (master, process);
        _keyboard = new FileStream(master, FileAccess.ReadWrite, bufferSize: 0);
        _reading = Task.Factory.StartNew(
            Read,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    public string Screen => _screen.Text;

    public static PseudoTerminal Start(ProcessStartInfo program)
    {
        Assert.SkipUnless(File.Exists("/dev/ptmx"), "This system has no pseudo-terminals (/dev/ptmx).");
        var (descriptor, path) = Posix.NewTerminal();
        // The far end stays open all the time: once it was closed, the near one would only give errors.
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"exec < {path} > {path} 2>&1; stty cols 80 rows 24; exec setsid -c \"$0\" \"$@\""
        );
        var start = new ProcessStartInfo("/bin/sh", ["-c", line, program.FileName, .. program.ArgumentList])
        {
            WorkingDirectory = program.WorkingDirectory,
        };
        foreach (var (variable, value) in program.Environment)
        {
            start.Environment[variable] = value;
        }

        start.Environment["TERM"] = "xterm";
        return new PseudoTerminal(new SafeFileHandle(descriptor, ownsHandle: true), Process.Start(start)!);
    }

    public Task ExpectAsync(string text) => _screen.ExpectAsync(text);

    public void Type(string keys)
    {
        _keyboard.Write(Encoding.UTF8.GetBytes(keys));
        _keyboard.Flush();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await Patience.ForEndOf(_process, () => Screen);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await EndAsync();
        await _reading;
        await _keyboard.DisposeAsync();
        _master.Dispose();
        _process.Dispose();
    }

    private void Read()
    {
        var bytes = new byte[4096];
        try
        {
            for (var count = _keyboard.Read(bytes); count > 0; count = _keyboard.Read(bytes))
            {
                _screen.Append(Encoding.UTF8.GetString(bytes, 0, count));
            }
        }
        catch (IOException)
        {
            // The terminal's other side was closed: the program has ended.
        }
    }
}
