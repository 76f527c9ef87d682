#pragma once
#include <gf_complete.h>

// Calls through a struct of unions of function pointers, which read badly in Swift.
static inline uint32_t gf_times(gf_t *field, uint32_t one, uint32_t other) {
    return field->multiply.w32(field, one, other);
}
static inline uint32_t gf_inverted(gf_t *field, uint32_t element) {
    return field->inverse.w32(field, element);
}
static inline void gf_add_multiple(gf_t *field, void *source, void *target, uint32_t factor, int count) {
    field->multiply_region.w32(field, source, target, factor, count, 1);
}
static inline void gf_scale(gf_t *field, void *region, uint32_t factor, int count) {
    field->multiply_region.w32(field, region, region, factor, count, 0);
}
