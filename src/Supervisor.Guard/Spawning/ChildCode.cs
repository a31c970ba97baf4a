using System.Runtime.InteropServices;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Spawning;

/// <summary>
/// What a new process runs between its birth and its exec: a loop over the system calls of a <see cref="ChildScript"/>.
/// It is machine code because nothing else can be: the runtime's threads do not exist in a child, so not one instruction of
/// managed code may run there, and a process that should be in its own session, cgroup, limits and user before the
/// program's first instruction cannot be had from posix_spawn. A helper program would cost another exec, a compiler at
/// build time, or a shell that changes the environment. Its source stands beside the bytes; a test runs every part of it.
/// </summary>
internal static unsafe class ChildCode
{
    private const int ReadWrite = 1 | 2;
    private const int ReadExecute = 1 | 4;
    private const int PrivateAnonymous = 2 | 0x20;
    private const nuint PageBytes = 4096;

    private static readonly void* Mapped = Map();

    public static bool IsKnownHere => Code.Length > 0;

    /// <summary>To be called with the address of the first step; it never returns.</summary>
    public static void* Entry => Mapped;

    private static ReadOnlySpan<byte> Code =>
        RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => X64,
            Architecture.Arm64 => Arm64,
            _ => [],
        };

    private static ReadOnlySpan<byte> X64 =>
        [
            // csharpier-ignore-start
            0x48, 0x89, 0xfb,                               //         mov  rbx, rdi            the first step
            0x48, 0x8b, 0x03,                               // step:   mov  rax, [rbx]          its number
            0x48, 0x8b, 0x7b, 0x08,                         //         mov  rdi, [rbx+8]        its six arguments
            0x48, 0x8b, 0x73, 0x10,                         //         mov  rsi, [rbx+16]
            0x48, 0x8b, 0x53, 0x18,                         //         mov  rdx, [rbx+24]
            0x4c, 0x8b, 0x53, 0x20,                         //         mov  r10, [rbx+32]
            0x4c, 0x8b, 0x43, 0x28,                         //         mov  r8, [rbx+40]
            0x4c, 0x8b, 0x4b, 0x30,                         //         mov  r9, [rbx+48]
            0x0f, 0x05,                                     //         syscall
            0x48, 0x89, 0x43, 0x40,                         //         mov  [rbx+64], rax       its result
            0x48, 0x85, 0xc0,                               //         test rax, rax
            0x79, 0x07,                                     //         jns  next
            0x48, 0x83, 0x7b, 0x38, 0x00,                   //         cmp  qword [rbx+56], 0   is it required?
            0x75, 0x06,                                     //         jne  give_up
            0x48, 0x83, 0xc3, 0x48,                         // next:   add  rbx, 72
            0xeb, 0xcd,                                     //         jmp  step
            0xbf, 0x7f, 0x00, 0x00, 0x00,                   // give_up: mov edi, 127
            0xb8, 0xe7, 0x00, 0x00, 0x00,                   //         mov  eax, 231            exit_group
            0x0f, 0x05,                                     //         syscall
            // csharpier-ignore-end
        ];

    private static ReadOnlySpan<byte> Arm64 =>
        [
            // csharpier-ignore-start
            0xf3, 0x03, 0x00, 0xaa,                         //         mov  x19, x0             the first step
            0x68, 0x02, 0x40, 0xf9,                         // step:   ldr  x8, [x19]           its number
            0x60, 0x86, 0x40, 0xa9,                         //         ldp  x0, x1, [x19, #8]   its six arguments
            0x62, 0x8e, 0x41, 0xa9,                         //         ldp  x2, x3, [x19, #24]
            0x64, 0x8e, 0x42, 0xa9,                         //         ldp  x4, x5, [x19, #40]
            0x01, 0x00, 0x00, 0xd4,                         //         svc  #0
            0x60, 0x22, 0x00, 0xf9,                         //         str  x0, [x19, #64]      its result
            0x60, 0x00, 0xf8, 0xb6,                         //         tbz  x0, #63, next
            0x61, 0x1e, 0x40, 0xf9,                         //         ldr  x1, [x19, #56]      is it required?
            0x61, 0x00, 0x00, 0xb5,                         //         cbnz x1, give_up
            0x73, 0x22, 0x01, 0x91,                         // next:   add  x19, x19, #72
            0xf6, 0xff, 0xff, 0x17,                         //         b    step
            0xe0, 0x0f, 0x80, 0xd2,                         // give_up: mov x0, #127
            0xc8, 0x0b, 0x80, 0xd2,                         //         mov  x8, #94             exit_group
            0x01, 0x00, 0x00, 0xd4,                         //         svc  #0
            // csharpier-ignore-end
        ];

    /// <summary>Written first and made executable then: never both at once.</summary>
    private static void* Map()
    {
        var page = LibcProcesses.Map(null, PageBytes, ReadWrite, PrivateAnonymous, file: -1, offset: 0);
        if (page == (void*)-1)
        {
            throw new IOException($"No memory for the code of new processes: {Errno.LastSentence}.");
        }

        Code.CopyTo(new Span<byte>(page, (int)PageBytes));
        Errno.Check(LibcProcesses.Protect(page, PageBytes, ReadExecute), "Making the code of new processes executable");
        return page;
    }
}
