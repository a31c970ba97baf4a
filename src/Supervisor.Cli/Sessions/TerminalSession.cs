using System.Runtime.InteropServices;
using System.Text.Json;
using Supervisor.Cli.Connection;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Sessions;

/// <summary>
/// The operator's input and output are those of a command at the node. With a terminal on both sides keys go as they are
/// typed; without one, input and output are bytes, and Ctrl+C goes as a signal.
/// </summary>
internal sealed class TerminalSession(SessionLink link, SessionTerminal? terminal, bool takesInput) : IDisposable
{
    private const int InputBytes = 16 * 1024;

    private readonly DescriptorStream _output = new(1);
    private readonly DescriptorStream _errors = new(2);
    private RawTerminal? _raw;
    private PosixSignalRegistration? _sizes;
    private Thread? _reading;
    private volatile bool _isOver;

    /// <summary>What is said beside the command's own output, to its end.</summary>
    public IEnumerable<Frame> Run()
    {
        for (var isOpen = true; isOpen; )
        {
            var (part, bytes) = link.Receive();
            switch (part)
            {
                case SessionPart.Begun:
                    Begin();
                    break;
                case SessionPart.Output:
                    _output.Write(bytes);
                    break;
                case SessionPart.Errors:
                    _errors.Write(bytes);
                    break;
                case SessionPart.Frame when FrameCodec.Read(bytes) is { } frame:
                    // What is said now is said on a terminal that is itself again.
                    End();
                    isOpen = frame is not EndFrame;
                    yield return frame;
                    break;
            }
        }
    }

    /// <summary>Ctrl+C, where the terminal has not passed it on as a key.</summary>
    public void Interrupt() => link.Send(SessionPart.Signal, [(byte)Signal.Interrupt]);

    public void Dispose() => End();

    private void Begin()
    {
        if (terminal is not null && !OperatingSystem.IsWindows())
        {
            _raw = RawTerminal.Take();
            _sizes = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => SendSize());
        }

        _reading = new Thread(ReadInput) { IsBackground = true };
        _reading.Start();
    }

    private void End()
    {
        _isOver = true;
        _sizes?.Dispose();
        _raw?.Dispose();
        if (!OperatingSystem.IsWindows())
        {
            _reading?.Join();
        }
    }

    private void SendSize() =>
        link.Send(
            SessionPart.Size,
            JsonSerializer.SerializeToUtf8Bytes(RawTerminal.Size(), PaletteJson.Default.SessionTerminal)
        );

    private void ReadInput()
    {
        var input = new DescriptorInput(() => _isOver);
        var buffer = new byte[InputBytes];
        for (var count = Next(); count > 0; count = Next())
        {
            link.Send(SessionPart.Input, buffer.AsSpan(0, count));
        }

        if (!_isOver)
        {
            link.Send(SessionPart.InputEnd, []);
        }

        int Next() => takesInput ? input.Read(buffer) : 0;
    }

    private enum Signal : byte
    {
        Interrupt = 2,
    }
}
