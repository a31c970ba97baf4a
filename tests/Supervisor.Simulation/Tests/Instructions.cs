using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Supervisor.Simulation.Tests;

/// <summary>Reads compiled methods.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    /// <summary>
    /// What the method calls, or names for others to call, that may give a new object: constructors with <c>new</c>, static
    /// methods, and the copying of records.
    /// </summary>
    internal static IEnumerable<MethodBase> Made(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length; )
        {
            var instruction = Read(code, ref at);
            var named = instruction.OperandType == OperandType.InlineMethod ? Resolve(method, code, at) : null;
            if (named is MethodInfo { IsStatic: true } or { Name: "<Clone>$" } || instruction == OpCodes.Newobj)
            {
                yield return named!;
            }

            at += OperandLength(instruction, code, at);
        }
    }

    private static OpCode Read(byte[] code, ref int at)
    {
        const byte TwoBytes = 0xFE;
        var value = code[at++];
        return value == TwoBytes ? Codes[unchecked((short)((TwoBytes << 8) | code[at++]))] : Codes[value];
    }

    private static MethodBase? Resolve(MethodBase method, byte[] code, int at) =>
        method.Module.ResolveMethod(
            BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)),
            method.DeclaringType?.GetGenericArguments(),
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );

    private static int OperandLength(OpCode instruction, byte[] code, int at) =>
        instruction.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at))),
            _ => 4,
        };
}
