using System.Runtime.InteropServices;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Spawning;

/// <summary>
/// What a new process runs between its birth and its exec: a loop over the system calls of a <see cref="ChildScript"/>.
/// It is machine code because nothing else can be: the runtime's threads do not exist in a child, so not one instruction of
/// managed code may run there, and a process that should be in its own session, cgroup, limits and user before the
/// program's first instruction cannot be had from posix_spawn. A helper program would cost another exec, a compiler at
/// build time, or a shell that changes the environment. Its source stands beside the bytes, and a test assembles it again.
/// <para>
/// Before the loop stands the call that makes a process inside a cgroup: nothing that returns to its caller by the stack can
/// make it, for the child's is another one.
/// </para>
/// </summary>
internal static unsafe class ChildCode
{
    private const int ReadWrite = 1 | 2;
    private const int ReadExecute = 1 | 4;
    private const int PrivateAnonymous = 2 | 0x20;
    private const nuint PageBytes = 4096;

    private const string X64Birth = """
        49 89 d0          ; birth:   mov  r8, rdx  // the first step, where the kernel lets it be
        b8 b3 01 00 00    ;          mov  eax, 435  // clone3, with its two arguments as they came
        0f 05             ;          syscall
        48 85 c0          ;          test rax, rax
        74 01             ;          jz   born
        c3                ;          ret
        4c 89 c7          ; born:    mov  rdi, r8
        """;

    private const string X64Loop = """
        48 89 fb          ;          mov  rbx, rdi  // the first step
        48 8b 03          ; step:    mov  rax, [rbx]  // its number
        48 8b 7b 08       ;          mov  rdi, [rbx+8]  // its six arguments
        48 8b 73 10       ;          mov  rsi, [rbx+16]
        48 8b 53 18       ;          mov  rdx, [rbx+24]
        4c 8b 53 20       ;          mov  r10, [rbx+32]
        4c 8b 43 28       ;          mov  r8,  [rbx+40]
        4c 8b 4b 30       ;          mov  r9,  [rbx+48]
        0f 05             ;          syscall
        48 89 43 40       ;          mov  [rbx+64], rax  // its result
        48 85 c0          ;          test rax, rax
        79 07             ;          jns  next
        48 83 7b 38 00    ;          cmp  qword ptr [rbx+56], 0  // is it required?
        75 06             ;          jne  give_up
        48 83 c3 48       ; next:    add  rbx, 72
        eb cd             ;          jmp  step
        bf 7f 00 00 00    ; give_up: mov  edi, 127
        b8 e7 00 00 00    ;          mov  eax, 231  // exit_group
        0f 05             ;          syscall
        """;

    private const string Arm64Birth = """
        68 36 80 d2       ; birth:   mov  x8, #435  // clone3, with its two arguments as they came
        01 00 00 d4       ;          svc  #0
        40 00 00 b4       ;          cbz  x0, born
        c0 03 5f d6       ;          ret
        e0 03 02 aa       ; born:    mov  x0, x2  // the first step
        """;

    private const string Arm64Loop = """
        f3 03 00 aa       ;          mov  x19, x0  // the first step
        68 02 40 f9       ; step:    ldr  x8, [x19]  // its number
        60 86 40 a9       ;          ldp  x0, x1, [x19, #8]  // its six arguments
        62 8e 41 a9       ;          ldp  x2, x3, [x19, #24]
        64 96 42 a9       ;          ldp  x4, x5, [x19, #40]
        01 00 00 d4       ;          svc  #0
        60 22 00 f9       ;          str  x0, [x19, #64]  // its result
        60 00 f8 b6       ;          tbz  x0, #63, next
        61 1e 40 f9       ;          ldr  x1, [x19, #56]  // is it required?
        61 00 00 b5       ;          cbnz x1, give_up
        73 22 01 91       ; next:    add  x19, x19, #72
        f6 ff ff 17       ;          b    step
        e0 0f 80 d2       ; give_up: mov  x0, #127
        c8 0b 80 d2       ;          mov  x8, #94  // exit_group
        01 00 00 d4       ;          svc  #0
        """;

    private static readonly byte* Mapped = Map();

    public static bool IsKnownHere => ListingOf(RuntimeInformation.ProcessArchitecture).Length > 0;

    /// <summary>To be called with the address of the first step; it never returns.</summary>
    public static void* Entry => Mapped + Bytes(BirthOf(RuntimeInformation.ProcessArchitecture)).Length;

    /// <summary>
    /// To be called with the arguments of clone3, their length and the address of the first step. It returns as clone3 does,
    /// errors as negative numbers, and to the parent alone: the child goes on with the first step.
    /// </summary>
    public static delegate* unmanaged<void*, nuint, void*, nint> Birth =>
        (delegate* unmanaged<void*, nuint, void*, nint>)Mapped;

    /// <summary>The bytes for an architecture; empty when it is none of those.</summary>
    public static byte[] For(Architecture architecture) => Bytes(ListingOf(architecture));

    /// <summary>What the bytes were assembled from.</summary>
    public static string SourceFor(Architecture architecture) =>
        string.Join('\n', ListingOf(architecture).Split('\n').Select(line => line.Split(';')[^1].Split("//")[0]));

    private static string ListingOf(Architecture architecture) =>
        architecture switch
        {
            Architecture.X64 => $"{X64Birth}\n{X64Loop}",
            Architecture.Arm64 => $"{Arm64Birth}\n{Arm64Loop}",
            _ => "",
        };

    private static string BirthOf(Architecture architecture) =>
        architecture switch
        {
            Architecture.X64 => X64Birth,
            Architecture.Arm64 => Arm64Birth,
            _ => "",
        };

    private static byte[] Bytes(string listing) =>
        [.. listing.Split('\n').SelectMany(line => Convert.FromHexString(Hex(line)))];

    private static string Hex(string line) => line.Split(';')[0].Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Written first and made executable then: never both at once.</summary>
    private static byte* Map()
    {
        var page = LibcProcesses.Map(null, PageBytes, ReadWrite, PrivateAnonymous, file: -1, offset: 0);
        if (page == (void*)-1)
        {
            throw new IOException($"No memory for the code of new processes: {Errno.LastSentence}.");
        }

        For(RuntimeInformation.ProcessArchitecture).CopyTo(new Span<byte>(page, (int)PageBytes));
        Errno.Check(LibcProcesses.Protect(page, PageBytes, ReadExecute), "Making the code of new processes executable");
        return (byte*)page;
    }
}
