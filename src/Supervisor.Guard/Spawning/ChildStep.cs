using System.Runtime.InteropServices;

namespace Supervisor.Guard.Spawning;

/// <summary>One system call of a new process, as <see cref="ChildCode"/> reads and answers it: nine words, 72 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ChildStep
{
    public nint Number;
    public nint Argument1;
    public nint Argument2;
    public nint Argument3;
    public nint Argument4;
    public nint Argument5;
    public nint Argument6;

    /// <summary>Not zero when the process must not go on without it.</summary>
    public nint IsRequired;

    /// <summary>Written by the child; below zero it is an error's number, negated.</summary>
    public nint Result;
}
