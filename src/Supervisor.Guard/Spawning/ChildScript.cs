using System.Runtime.InteropServices;
using System.Text;

namespace Supervisor.Guard.Spawning;

/// <summary>
/// The system calls that turn a copy of the guard into a workload, in order, with all that they point to in memory that
/// stays where it is. The child shares that memory until its exec, so its answers are here afterwards.
/// </summary>
internal sealed unsafe class ChildScript : IDisposable
{
    private readonly List<ChildStep> _steps = [];
    private readonly List<string> _labels = [];
    private readonly List<nint> _memory = [];
    private ChildStep* _laidOut;

    /// <param name="label">What is said to have failed.</param>
    public void Require(string label, nint number, nint a = 0, nint b = 0, nint c = 0, nint d = 0) =>
        Add(label, isRequired: true, number, a, b, c, d);

    /// <summary>The child goes on without it.</summary>
    public void Try(string label, nint number, nint a = 0, nint b = 0, nint c = 0, nint d = 0) =>
        Add(label, isRequired: false, number, a, b, c, d);

    public nint Zeros(int bytes)
    {
        var memory = (nint)NativeMemory.AllocZeroed((nuint)bytes);
        _memory.Add(memory);
        return memory;
    }

    public nint Bytes(ReadOnlySpan<byte> bytes)
    {
        var memory = Zeros(Math.Max(bytes.Length, 1));
        bytes.CopyTo(new Span<byte>((void*)memory, bytes.Length));
        return memory;
    }

    public nint Text(string text) => Bytes([.. Encoding.UTF8.GetBytes(text), 0]);

    /// <summary>As execve wants words and variables: their addresses, and a zero.</summary>
    public nint Texts(IEnumerable<string> texts) => Words([.. texts.Select(Text), 0]);

    public nint Words(ReadOnlySpan<nint> words) => Bytes(MemoryMarshal.AsBytes(words));

    /// <summary>The address of the first step; nothing is added after this.</summary>
    public void* LayOut()
    {
        var steps = CollectionsMarshal.AsSpan(_steps);
        _laidOut = (ChildStep*)Bytes(MemoryMarshal.AsBytes(steps));
        return _laidOut;
    }

    /// <summary>What did not work, in order, by label and error number; the last may be the one that ended the child.</summary>
    public IEnumerable<(string Label, int Error, bool IsRequired)> Failures()
    {
        for (var i = 0; i < _steps.Count; i++)
        {
            var (result, isRequired) = Answer(i);
            if (result < 0)
            {
                yield return (_labels[i], (int)-result, isRequired);
            }
        }
    }

    public void Dispose()
    {
        foreach (var memory in _memory)
        {
            NativeMemory.Free((void*)memory);
        }

        _memory.Clear();
    }

    private (nint Result, bool IsRequired) Answer(int step) => (_laidOut[step].Result, _laidOut[step].IsRequired != 0);

    private void Add(string label, bool isRequired, nint number, nint a, nint b, nint c, nint d)
    {
        _labels.Add(label);
        _steps.Add(
            new ChildStep
            {
                Number = number,
                Argument1 = a,
                Argument2 = b,
                Argument3 = c,
                Argument4 = d,
                IsRequired = isRequired ? 1 : 0,
            }
        );
    }
}
